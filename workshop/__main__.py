"""python -m workshop NAME …"""
import sys

from workshop.cli import main

sys.exit(main(sys.argv[1:]))
