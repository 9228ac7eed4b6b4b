// Adding a passkey, by whoever gives the password.
import { ceremony, post } from "./ceremony.js";

const form = document.getElementById("passkey");
if (form) {
  ceremony(
    form,
    async (options) => {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
      const credential = (await navigator.credentials.create({ publicKey })).toJSON();
      return { publicKey: { credential, label: form.elements.label.value.trim() } };
    },
    () => location.assign(form.dataset.done),
    confirmed,
  );
}

/** Whether the password is right; what is wrong with it is said beside its field. */
async function confirmed() {
  const field = form.elements.current;
  const problem = document.getElementById("current-problem");
  problem.hidden = true;
  field.removeAttribute("aria-invalid");
  field.setAttribute("aria-describedby", "current-why");
  try {
    await post(form, form.dataset.confirm, new URLSearchParams({ current: field.value }));
    return true;
  } catch (error) {
    if (error.status !== 422) {
      throw error;
    }
    problem.textContent = form.dataset.wrong;
    problem.hidden = false;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", "current-problem current-why");
    field.focus();
    return false;
  }
}
