import { completedCommands, type Completion } from "./model.ts";

/** The completions for Bash 3.2 and later, to be sourced. */
export function bash(): string {
  const commands = completedCommands();
  const names = commands.map(({ name }) => name);
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap(({ long, short, value }) => {
      if (value === null) return [];
      const patterns = [long, short].filter((one) => one !== null).map((one) => `${name}:${one}`);
      return [`    ${patterns.join("|")}) ${replyOf(value.completion)} return ;;`];
    })
  );
  const switches = commands.map(({ name, options }) => {
    const words = options.flatMap(({ long, short }) => short === null ? [long] : [long, short]);
    return `      ${name}) ${replyOf(words)} ;;`;
  });
  const operands = commands.map(({ name, operands }) => `    ${name}) ${replyOf(operands)} ;;`);
  return `# Bash completions for awsconf: source this file, or
#   source <(awsconf completions bash)
_awsconf() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=lint word named=
  COMPREPLY=()
  # Bash takes the = of --option=value for a word of its own.
  if [ "$cur" = "=" ]; then cur=
  elif [ "$prev" = "=" ]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${names.join("|")}) command=$word named=1; break ;; esac
  done
  case $command:$prev in
${values.join("\n")}
  esac
  if [[ $cur == -* ]]; then
    case $command in
${switches.join("\n")}
    esac
    return
  fi
  case $command in
${operands.join("\n")}
  esac
  if [ -z "$named" ]; then
    COMPREPLY+=($(compgen -W "${names.join(" ")}" -- "$cur"))
    # Paths are completed too, as lint is the default command.
    COMPREPLY+=($(compgen -f -- "$cur"))
  fi
}
complete -o bashdefault -o default -F _awsconf awsconf
`;
}

/** A command that fills the reply; where it stays empty, Bash completes paths. */
function replyOf(completion: Completion): string {
  return typeof completion === "string"
    ? ":;"
    : `COMPREPLY=($(compgen -W "${completion.join(" ")}" -- "$cur"));`;
}
