/** All that an answer brings, told of as it comes (0 to 1, as far as it is known how much there is). */
export async function received(answer, progress) {
  const length = Number(answer.headers.get('Content-Length'));
  const parts = [];
  let come = 0;
  for (const reader = answer.body.getReader(); ;) {
    const {done, value} = await reader.read();
    if (done) break;
    parts.push(value);
    come += value.length;
    progress(length ? come / length : 0);
  }
  return new Blob(parts, {type: answer.headers.get('Content-Type') ?? ''});
}
