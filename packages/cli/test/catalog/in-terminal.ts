import { findProgram } from "../../../../tools/infra-checks/find-program.ts";

const python = findProgram("python3");

export const isTerminalThere = python !== undefined;

/** Runs a command in a terminal of this many columns, and gives what is written to it. */
const SCRIPT = `
import os, pty, sys, fcntl, termios, struct
pid, fd = pty.fork()
if pid == 0: os.execvp(sys.argv[2], sys.argv[2:])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
import select
while True:
    ready, _, _ = select.select([fd, 0], [], [])
    if 0 in ready:
        data = os.read(0, 1024)
        if data: os.write(fd, data)
    if fd in ready:
        try: data = os.read(fd, 65536)
        except OSError: break
        if not data: break
        os.write(1, data)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** The words before a command that put it into a terminal. */
export const inTerminal = (columns: number): readonly string[] => [
  python ?? "",
  "-c",
  SCRIPT,
  String(columns),
];
