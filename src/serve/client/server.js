// Owns the requests to the program. The token shows the program that a request comes from a page that it served.

const token = document.querySelector('script[data-anslag-token]')?.dataset.anslagToken ?? '';

/** Asks for JSON below /_anslag/. Throws if the program does not answer, or answers no. */
export async function get(name, questions = {}) {
  const response = await fetch(`/_anslag/${name}?${new URLSearchParams(questions)}`, { cache: 'no-store' });
  return answer(response);
}

/** Asks the program to do something. */
export async function post(name, body) {
  const response = await fetch(`/_anslag/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Anslag-Token': token },
    body: JSON.stringify(body),
  });
  return answer(response);
}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? `${response.status}`);
  return body;
}
