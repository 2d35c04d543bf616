"""A small paper library: blocks, charts and renderers. It knows no workshop."""
