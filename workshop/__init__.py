"""The workshop toolkit: hold a Peace Exchange with a laptop, a router and the phones in the room."""
