import { completedCommands, type CompletedOption, type Completion } from "./model.ts";

/** The completions for Zsh, to be sourced or put on the `fpath` as `_awsconf`. */
export function zsh(): string {
  const commands = completedCommands();
  const names = commands.map(({ name }) => name);
  const descriptions = commands.map(({ name, summary }) =>
    `      ${quote(`${name}:${summary.replaceAll(":", "\\:")}`)}`
  );
  const cases = commands.map(({ name, options, operands }) => {
    const specs = options.flatMap(specsOf).concat(quote(`*:${actionOf("operand", operands)}`));
    return `    ${name})\n      specs=(\n${
      specs.map((spec) => `        ${spec}`).join("\n")
    }\n      ) ;;`;
  });
  return `#compdef awsconf
# Zsh completions for awsconf: source <(awsconf completions zsh), or save this
# file as _awsconf in a folder of the fpath.
_awsconf() {
  local -a specs commands
  local command=lint word named=
  for word in \${words[2,CURRENT-1]}; do
    case $word in (${names.join("|")}) command=$word named=1; break ;; esac
  done
  case $command in
${cases.join("\n")}
  esac
  if [[ -z $named && $words[CURRENT] != -* && $words[CURRENT-1] != -* ]]; then
    commands=(
${descriptions.join("\n")}
    )
    _describe command commands
  fi
  _arguments -s $specs
}
if [ "$funcstack[1]" = "_awsconf" ]; then _awsconf "$@"; else compdef _awsconf awsconf; fi
`;
}

function specsOf({ long, short, help, value, repeats }: CompletedOption): string[] {
  const text = `[${help.replace(/[[\]\\]/g, "\\$&")}]`;
  const action = value === null ? "" : `:${actionOf(value.name, value.completion)}`;
  // An option that was given is not offered again, nor is its other name.
  const names = [long, short].filter((name) => name !== null);
  const before = repeats ? "*" : names.length > 1 ? `(${names.join(" ")})` : "";
  return names.map((name) => {
    const mark = value === null ? "" : name === long ? "=" : "+";
    return quote(`${before}${name}${mark}${text}${action}`);
  });
}

function actionOf(name: string, completion: Completion): string {
  if (completion === "path") return `${name}:_files`;
  return completion === "any" ? `${name}: ` : `${name}:(${completion.join(" ")})`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
