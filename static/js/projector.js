// the wall follows
