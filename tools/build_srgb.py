"""Write the colour profile that PDF/A asks for: sRGB as 588 bytes, with a fixed date, so that reports are reproducible.

python tools/build_srgb.py workshop/document/render/srgb.icc      (needs Pillow)
"""

import sys
from pathlib import Path

from PIL import ImageCms

CREATED, DATE = slice(24, 36), bytes.fromhex("07e8 0001 0001 0000 0000 0000".replace(" ", ""))
PROFILE_ID = slice(84, 100)


def main() -> None:
    """Write the profile where the command line says."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[CREATED], profile[PROFILE_ID] = DATE, bytes(16)
    Path(sys.argv[1]).write_bytes(profile)


if __name__ == "__main__":
    main()
