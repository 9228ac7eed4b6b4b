// Adding a passkey.
import { ceremony } from "./ceremony.js";

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
  );
}
