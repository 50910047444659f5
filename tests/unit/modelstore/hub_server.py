"""A hub on this computer, as a process: `python hub_server.py FOLDER` serves FOLDER and tells its port.

`FOLDER/asked.jsonl` gets a line for each request. While `FOLDER/gives` says "N stalls" or "N cuts", only N bytes
are sent; then the connection stands still or is cut.
"""

import json
import sys
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PREFIX = "/makers/tiny/resolve/abc123"


class Hub(BaseHTTPRequestHandler):
    def __init__(self, folder: Path, *request: object) -> None:
        self.folder = folder
        super().__init__(*request)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        asked = {"path": self.path, "range": self.headers["Range"], "token": self.headers["Authorization"]}
        with (self.folder / "asked.jsonl").open("a") as log:
            log.write(json.dumps(asked) + "\n")
        prefix, _, name = self.path.rpartition("/")
        file = self.folder / name
        if prefix != PREFIX or not file.exists():
            self.send_error(404)
            return
        content = file.read_bytes()
        first = int((self.headers["Range"] or "bytes=0-").removeprefix("bytes=").rstrip("-"))
        self.send_response(206 if first else 200)
        self.send_header("Content-Length", str(len(content) - first))
        if first:
            self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
        self.end_headers()
        self.give(content[first:])

    def give(self, content: bytes) -> None:
        gives = self.folder / "gives"
        if not gives.exists():
            self.wfile.write(content)
            return
        count, how = gives.read_text().split()
        self.wfile.write(content[: int(count)])
        self.wfile.flush()
        if how == "stalls":
            self.rfile.read(1)  # comes back when the client has gone
        self.close_connection = True

    def log_message(self, *_: object) -> None: ...


if __name__ == "__main__":
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Hub, Path(sys.argv[1]))) as server:
        server.daemon_threads = True
        sys.stdout.write(f"{server.server_port}\n")
        sys.stdout.flush()
        server.serve_forever()
