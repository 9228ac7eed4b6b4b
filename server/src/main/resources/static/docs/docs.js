// The page of the API's description: which group, and in the sandbox a token at a click.
const groups = [...document.querySelectorAll("[data-group]")];
const wanted = new URLSearchParams(location.search).get("group");
const group = (groups.find((link) => link.dataset.group === wanted) ?? groups[0]).dataset.group;

groups.find((link) => link.dataset.group === group).setAttribute("aria-current", "page");
document.getElementById("json").href = `docs/openapi/${group}`;
document.getElementById("yaml").href = `docs/openapi.yaml/${group}`;

const ui = SwaggerUIBundle({
  url: `docs/openapi/${group}`,
  dom_id: "#api",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  onComplete: () => { document.getElementById("api").dataset.state = "ready"; },
});

const sandbox = document.getElementById("sandbox");
if (sandbox && group !== "sandbox" && group !== "scanner") {
  const who = document.getElementById("who");
  const said = sandbox.querySelector("output");
  if (group === "lab") {
    who.value = [...who.options].find((option) => option.value.startsWith("sandbox-lms")).value;
  }
  sandbox.hidden = false;
  sandbox.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [Partner, User, CompanyId] = who.value.split(" ");
    const answer = await fetch("sandbox/tokens", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ Partner, User, CompanyId: Number(CompanyId) }),
    });
    const body = await answer.json();
    if (answer.ok) {
      ui.preauthorizeApiKey("token", body.Data.OAuthResponse.access_token);
      said.textContent = "Calls below carry a token now; it lasts one hour.";
    } else {
      said.textContent = body.Message;
    }
  });
}
