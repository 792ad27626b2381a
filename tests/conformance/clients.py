"""Clients of others, each in a process of its own: they sign in, send, and have what they sent."""

import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent / "clients"
NODE = ["node", str(HERE / "run.mjs")]
CLIENTS = {
    "ws": [*NODE, "ws"],
    "undici": [*NODE, "undici"],
    "chromium": [*NODE, "chromium"],
    "websockets": [sys.executable, "-B", str(HERE / "websockets_client.py")],
}


def complaint_of(name, port, tokens):
    """What the client said when it did not go through; none if it did."""
    task = json.dumps({"name": f"{name} on {port}", "url": f"http://127.0.0.1:{port}", "tokens": tokens, "timeline": 3})
    try:
        done = subprocess.run([*CLIENTS[name], task], capture_output=True, text=True, timeout=60, env=os.environ)
    except subprocess.TimeoutExpired:
        return "it did not end"
    return None if done.returncode == 0 and done.stdout.strip() == "ok" else (done.stderr or done.stdout).strip()[-600:]
