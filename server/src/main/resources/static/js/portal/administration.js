/** Secrets that are shown once can be copied; where the browser does not let scripts do that they are marked instead. */
for (const button of document.querySelectorAll('button[data-copy]')) {
  const secret = document.getElementById(button.dataset.copy);
  const said = document.getElementById(`${button.dataset.copy}-said`);
  button.hidden = false;
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(secret.textContent);
      said.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(secret);
      said.textContent = button.dataset.failed;
    }
  };
}
