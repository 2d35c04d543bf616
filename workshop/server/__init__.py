"""How bytes get in and out: the laptop's server, its limits and its deadlines."""
