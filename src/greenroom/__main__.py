"""The way in: `greenroom` and `python -m greenroom`."""

import os
import sys


def main() -> None:
    """Run the command line; without a command it opens the window."""
    os.environ["HF_HUB_OFFLINE"] = "1"  # read once, at import, by the hub's library
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # from 1.28 on onnxruntime reports to its maker: docs/adr/0010
    from greenroom.bootstrap import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
