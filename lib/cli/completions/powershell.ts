import { type CompletedCommand, completedCommands, type Completion } from "./model.ts";

/** The completions for PowerShell 5 and later, to be run in the profile script. */
export function powershell(): string {
  const commands = completedCommands();
  const names = commands.map(({ name }) => name);
  return `# PowerShell completions for awsconf: awsconf completions powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName awsconf -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]@{
${commands.map(entryOf).join("\n")}
  }
  $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $command = @($before | Where-Object { $commands.Contains($_) })[0]
  $named = $null -ne $command
  if (-not $named) { $command = '${names[0]}' }
  $known = $commands[$command]
  $last = if ($before.Count -gt 0) { $before[-1] } else { '' }
  if ($known.Values.Contains($last)) { $words = $known.Values[$last] }
  elseif ($wordToComplete.StartsWith('-')) { $words = $known.Options }
  elseif ($named) { $words = $known.Operands }
  else { $words = @($commands.Keys) + $known.Operands }
  $words | Where-Object { $_ -like "$wordToComplete*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`;
}

function entryOf({ name, operands, options }: CompletedCommand): string {
  const words = options.flatMap(({ long, short }) => short === null ? [long] : [long, short]);
  const values = options.flatMap(({ long, short, value }) => {
    if (value === null) return [];
    return [long, short].filter((one) => one !== null).map((one) =>
      `'${one}' = ${listOf(value.completion)}`
    );
  });
  return `    '${name}' = @{
      Options = ${listOf(words)}
      Operands = ${listOf(operands)}
      Values = @{ ${values.join("; ")} }
    }`;
}

/** A list of words; where it is empty, PowerShell completes paths. */
function listOf(completion: Completion): string {
  return typeof completion === "string"
    ? "@()"
    : `@(${completion.map((word) => `'${word}'`).join(", ")})`;
}
