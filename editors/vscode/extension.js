const { workspace, window } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

/** The client of the language server; undefined before it is started. */
let client;

/** Starts the language server of the executable that the settings name. */
exports.activate = async () => {
  const command = workspace.getConfiguration("awsconf").get("path");
  client = new LanguageClient(
    "awsconf",
    "awsconf",
    { command, args: ["lsp"], transport: TransportKind.stdio },
    {
      documentSelector: [{ scheme: "file", language: "aws-config" }],
      synchronize: { fileEvents: workspace.createFileSystemWatcher("**/awsconf.ini") },
    },
  );
  try {
    await client.start();
  } catch {
    window.showErrorMessage(
      `Cannot start ${command}. Install awsconf, or set awsconf.path to its executable.`,
    );
  }
};

/** Ends the language server. */
exports.deactivate = () => client?.stop();
