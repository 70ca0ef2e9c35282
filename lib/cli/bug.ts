import { VERSION } from "./version.ts";

/**
 * What is said of a bug: kind and place, but not the error's message, which
 * could quote a file and so a secret.
 */
export function describeBug(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  const stack = error instanceof Error ? withoutMessage(error) : "";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line)).slice(0, 8);
  return [
    `awsconf: This is a bug in awsconf ${VERSION} (${name}); nothing was changed on disk by this step.`,
    ...frames,
    "Please report it with these lines and the command line that you used.",
    "",
  ].join("\n");
}

/** The stack of an error behind its message, which may hold lines that look like frames. */
function withoutMessage({ message, stack = "" }: Error): string {
  const at = stack.indexOf(message);
  return at === -1 ? stack : stack.slice(at + message.length);
}
