// What adding a passkey and presenting one have in common: options from the server, the device's answer, and words when it does not work.

const JSON_BODY = { "Content-Type": "application/json" };

/**
 * Runs the form's ceremony when it is sent; `act` is given the server's options and answers what is posted to the form's address. `before` may ask for something first, and say
 * itself what is wrong.
 */
export function ceremony(form, act, done, before = async () => true) {
  const problem = form.querySelector("[data-problem]");
  const button = form.querySelector("button");
  const complain = (text) => {
    problem.textContent = text;
    problem.hidden = false;
  };
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    button.disabled = true;
    complain(form.dataset.old);
    return;
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    button.disabled = true;
    try {
      if (!(await before())) {
        button.disabled = false;
        return;
      }
      const options = await post(form, form.dataset.options);
      const answer = await post(form, form.action, await act(await options.json()));
      done(await answer.json());
    } catch (error) {
      complain(words(form, error));
      button.disabled = false;
    }
  });
}

export async function post(form, address, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { ...(body instanceof URLSearchParams ? {} : JSON_BODY), "X-CSRF-TOKEN": form.elements._csrf.value },
    body: body === undefined || body instanceof URLSearchParams ? body : JSON.stringify(body),
  });
  // a page instead of JSON is the login page: the session is over, and the server says so when this page is asked for again
  if (answer.redirected) {
    location.reload();
    return new Promise(() => {});
  }
  if (!answer.ok) {
    throw answer;
  }
  return answer;
}

function words(form, error) {
  if (error.status === 429) {
    return form.dataset.wait;
  }
  return error.name === "InvalidStateError" && form.dataset.known ? form.dataset.known : form.dataset.failed;
}
