import {shape} from './shape.js';
import {millimetres, number, text} from './texts.js';

const MOST_POINTS = 3;

/** Points that were set on the scan: two have a distance, three an angle at the second. They are drawn over the picture. */
export class Measure {
  #stage;
  #marks;
  #points = [];

  constructor(stage, marks) {
    this.#stage = stage;
    this.#marks = marks;
    stage.afterDrawing(() => this.#draw());
  }

  /** Sets one more point; a fourth begins anew. What was measured, in words. */
  add(point) {
    if (this.#points.length === MOST_POINTS) this.#points = [];
    this.#points.push(point);
    this.#stage.draw();
    return this.words();
  }

  clear() {
    this.#points = [];
    this.#stage.draw();
  }

  words() {
    const [a, b, c] = this.#points;
    if (!a) return text('measureNone');
    if (!b) return text('measureOne');
    const first = millimetres(a.distanceTo(b));
    return c ? text('measureThree', first, millimetres(b.distanceTo(c)), `${number(degrees(a, b, c), 1)}°`) : text('measureTwo', first);
  }

  #draw() {
    const seen = this.#points.map((point) => this.#stage.project(point));
    const shapes = [];
    if (seen.every(Boolean)) {
      for (let i = 1; i < seen.length; i++) {
        shapes.push(shape('line', {x1: seen[i - 1].x, y1: seen[i - 1].y, x2: seen[i].x, y2: seen[i].y}));
        const label = shape('text', {x: (seen[i - 1].x + seen[i].x) / 2, y: (seen[i - 1].y + seen[i].y) / 2 - 8});
        label.textContent = millimetres(this.#points[i - 1].distanceTo(this.#points[i]));
        shapes.push(label);
      }
      if (seen.length === MOST_POINTS) {
        const label = shape('text', {x: seen[1].x + 10, y: seen[1].y + 18});
        label.textContent = `${number(degrees(...this.#points), 1)}°`;
        shapes.push(label);
      }
    }
    seen.filter(Boolean).forEach(({x, y}) => shapes.push(shape('circle', {cx: x, cy: y, r: 5})));
    this.#marks.replaceChildren(...shapes);
  }
}

function degrees(a, b, c) {
  return a.clone().sub(b).angleTo(c.clone().sub(b)) * 180 / Math.PI;
}
