"""What our report says."""
