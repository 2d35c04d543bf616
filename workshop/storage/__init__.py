"""Storage: the only room that knows SQL, files and keys."""
