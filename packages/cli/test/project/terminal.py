"""Runs a command on a pseudo-terminal of so many columns, and types each answer once its question has been seen."""

import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
import time

plan = json.load(sys.stdin)
pid, fd = pty.fork()
if pid == 0:
    os.chdir(plan["cwd"])
    os.execvpe(plan["argv"][0], plan["argv"], {"TERM": "xterm-256color", **plan["env"]})
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, plan["columns"], 0, 0))

seen = b""
at = 0
steps = list(plan["steps"])
deadline = time.time() + plan["seconds"]
while time.time() < deadline:
    ready, _, _ = select.select([fd], [], [], 0.2)
    if ready:
        try:
            chunk = os.read(fd, 65536)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
    while steps:
        found = seen.find(steps[0]["see"].encode(), at)
        if found < 0:
            break
        at = found + len(steps[0]["see"].encode())
        # What is drawn is read from before it takes keys.
        time.sleep(0.15)
        os.write(fd, steps[0]["type"].encode())
        steps.pop(0)
_, status = os.waitpid(pid, os.WNOHANG)
if _ == 0:
    if time.time() >= deadline:
        os.kill(pid, 9)
    _, status = os.waitpid(pid, 0)
print(json.dumps({"code": os.waitstatus_to_exitcode(status), "screen": seen.decode("utf8", "replace"), "untyped": [step["see"] for step in steps]}))
