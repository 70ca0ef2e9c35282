/* The page around the linter: what is typed is linted here and sent nowhere. */
import { fixTyped, lintTyped } from "./core.ts";

const byId = (id) => globalThis.document.getElementById(id);
const boxes = [...globalThis.document.querySelectorAll("input[name=runtime]")];

function typed() {
  return {
    config: byId("config").value,
    credentials: byId("credentials").value,
    environment: byId("environment").value,
    runtimes: boxes.filter((box) => box.checked).map((box) => box.value),
  };
}

function element(name, className, ...children) {
  const made = globalThis.document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/** A message with its code in an element of its own. */
function withCode(text) {
  return text.split(/`([^`]*)`/).map((part, at) => at % 2 === 0 ? part : element("code", "", part));
}

function item(finding) {
  const rule = element("a", "", finding.rule);
  rule.href = `rules/${finding.rule}.html`;
  const place = element("button", "place", finding.place);
  place.type = "button";
  place.onclick = () => {
    if (finding.file === null) return byId("environment").focus();
    const area = byId(finding.file);
    area.focus();
    area.setSelectionRange(finding.start, finding.end);
  };
  const label = element("span", `severity ${finding.severity}`, finding.severity);
  const head = element("p", "head", label, " ", rule, " ", place);
  const parts = [head, element("p", "message", ...withCode(finding.message))];
  if (finding.fix !== null) {
    parts.push(element("p", "fix", `Fix (${finding.fix.tier}): `, ...withCode(finding.fix.title)));
  }
  return element("li", "", ...parts);
}

/** The last lines of the report, less what they say of options that there are none of here. */
function summaryOf(report) {
  return report.trimEnd().split("\n\n").at(-1).replace(/ \([^)]*--[^)]*\)/, "");
}

function update() {
  const { findings, report } = lintTyped(typed());
  byId("findings").replaceChildren(...findings.map(item));
  byId("summary").textContent = summaryOf(report);
  byId("report").textContent = report;
  byId("fix").disabled = !findings.some(({ fix }) => fix?.tier === "safe");
}

for (const id of ["config", "credentials", "environment"]) byId(id).oninput = update;
for (const box of boxes) box.onchange = update;
byId("fix").onclick = () => {
  const fixed = fixTyped(typed());
  byId("config").value = fixed.config;
  byId("credentials").value = fixed.credentials;
  update();
};
update();
