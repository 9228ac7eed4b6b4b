// Signing in with a passkey.
import { ceremony } from "./ceremony.js";

const form = document.getElementById("passkey");
if (form) {
  ceremony(
    form,
    async (options) => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
      return (await navigator.credentials.get({ publicKey })).toJSON();
    },
    (answer) => location.assign(answer.redirectUrl),
  );
}
