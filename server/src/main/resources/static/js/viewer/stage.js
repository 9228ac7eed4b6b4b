import * as THREE from 'three';
import {OrbitControls} from 'three/addons/controls/OrbitControls.js';

// Where the camera stands, and what is up: glTF is y up and the patient looks to +z.
const VIEWS = {
  front: {from: [0, 0, 1], up: [0, 1, 0]},
  left: {from: [1, 0, 0], up: [0, 1, 0]},
  right: {from: [-1, 0, 0], up: [0, 1, 0]},
  upper: {from: [0, -1, 0.001], up: [0, 0, 1]},
  lower: {from: [0, 1, 0.001], up: [0, 0, -1]},
  back: {from: [0, 0, -1], up: [0, 1, 0]},
};

const FIELD_OF_VIEW = 20;
const SAME = 1e-8; // square millimetres

/** Camera, lights and the loop that draws when something has changed. */
export class Stage {
  #renderer;
  #scene = new THREE.Scene();
  #camera = new THREE.PerspectiveCamera(FIELD_OF_VIEW, 1, 1, 4000);
  #controls;
  #due = false;
  #stands = null; // the view and its box, until somebody turns it
  #drawn = [];

  constructor(canvas) {
    this.canvas = canvas;
    this.#renderer = new THREE.WebGLRenderer({canvas, antialias: true, alpha: true});
    this.#renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2));
    this.#renderer.localClippingEnabled = true;
    this.#light();
    this.#controls = new OrbitControls(this.#camera, canvas);
    this.#controls.zoomToCursor = true;
    this.#controls.enableDamping = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#controls.dampingFactor = 0.2;
    this.#controls.addEventListener('change', () => this.draw());
    this.#controls.addEventListener('start', () => { this.#stands = null; });
    new ResizeObserver(() => this.#resize()).observe(canvas);
  }

  /** The camera as it stands now, drawn or not. */
  get camera() {
    this.#camera.updateMatrixWorld();
    return this.#camera;
  }

  get scene() { return this.#scene; }

  /** Calls after each drawing, for what is laid over it. */
  afterDrawing(listener) { this.#drawn.push(listener); }

  /** Asks for a drawing with the next frame. */
  draw() {
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.#controls.update(); // asks for the next frame itself while it still moves
      this.#renderer.render(this.#scene, this.#camera);
      this.#drawn.forEach((listener) => listener());
    });
  }

  /** Looks at all of a box from one of the standard sides. */
  look(name, box) {
    this.#stands = {name, box};
    const {from, up} = VIEWS[name];
    const center = box.getCenter(new THREE.Vector3());
    const size = box.getSize(new THREE.Vector3());
    const direction = new THREE.Vector3(...from).normalize();
    const across = new THREE.Vector3(...up).cross(direction).normalize();
    const extent = (axis) => Math.abs(axis.x) * size.x + Math.abs(axis.y) * size.y + Math.abs(axis.z) * size.z;
    const half = Math.tan(THREE.MathUtils.degToRad(FIELD_OF_VIEW / 2));
    const height = Math.max(extent(new THREE.Vector3(...up)), extent(across) / this.#camera.aspect) * 1.3;
    this.#camera.up.set(...up);
    this.#camera.position.copy(center).addScaledVector(direction, height / 2 / half + extent(direction) / 2);
    this.#controls.target.copy(center);
    this.#controls.update();
    this.draw();
  }

  /** Turns by degrees, or moves nearer by a factor. */
  turn(right, down) {
    this.#stands = null;
    const offset = this.#camera.position.clone().sub(this.#controls.target);
    const axis = this.#camera.up.clone().normalize();
    const side = axis.clone().cross(offset).normalize();
    offset.applyAxisAngle(axis, THREE.MathUtils.degToRad(-right)).applyAxisAngle(side, THREE.MathUtils.degToRad(-down));
    this.#camera.position.copy(this.#controls.target).add(offset);
    this.#controls.update();
    this.draw();
  }

  /** Looks from where another stage looks from. */
  follow(other) {
    const {camera, target} = other;
    const near = (a, b) => a.distanceToSquared(b) < SAME;
    if (near(camera.position, this.#camera.position) && near(target, this.target) && near(camera.up, this.#camera.up)) return;
    this.#stands = null;
    this.#camera.up.copy(camera.up);
    this.#camera.position.copy(camera.position);
    this.#controls.target.copy(target);
    this.#controls.update();
    this.draw();
  }

  zoom(factor) {
    this.#stands = null;
    const target = this.#controls.target;
    this.#camera.position.sub(target).multiplyScalar(1 / factor).add(target);
    this.draw();
  }

  centre(point) {
    this.#stands = null;
    const move = point.clone().sub(this.#controls.target);
    this.#controls.target.add(move);
    this.#camera.position.add(move);
    this.#controls.update();
    this.draw();
  }

  get target() { return this.#controls.target; }

  /** Where a point of the scan is on the canvas, in CSS pixels; null behind the camera. */
  project(point) {
    const seen = point.clone().project(this.#camera);
    if (seen.z > 1) return null;
    return {x: (seen.x + 1) / 2 * this.canvas.clientWidth, y: (1 - seen.y) / 2 * this.canvas.clientHeight};
  }

  /** How many millimetres a CSS pixel has at what is looked at. */
  millimetresPerPixel() {
    const distance = this.#camera.position.distanceTo(this.#controls.target);
    return 2 * distance * Math.tan(THREE.MathUtils.degToRad(FIELD_OF_VIEW / 2)) / this.canvas.clientHeight;
  }

  /** What is drawn now, on white. */
  async picture(type) {
    this.#renderer.render(this.#scene, this.#camera);
    const copy = document.createElement('canvas');
    copy.width = this.canvas.width;
    copy.height = this.canvas.height;
    const paper = copy.getContext('2d');
    paper.fillStyle = '#ffffff';
    paper.fillRect(0, 0, copy.width, copy.height);
    paper.drawImage(this.canvas, 0, 0);
    return new Promise((resolve) => copy.toBlob(resolve, type, 0.92));
  }

  #light() {
    const lamp = (strength, x, y, z) => {
      const light = new THREE.DirectionalLight(0xffffff, strength);
      light.position.set(x, y, z);
      this.#camera.add(light, light.target);
      light.target.position.set(0, 0, -10);
    };
    lamp(1.9, -6, 8, 10); // key
    lamp(0.8, 9, 1, 8); // fill
    lamp(0.7, 0, -8, 2); // from below, for the palate
    this.#scene.add(this.#camera, new THREE.HemisphereLight(0xffffff, 0x9a948c, 0.9));
  }

  #resize() {
    const {clientWidth: width, clientHeight: height} = this.canvas;
    if (width === 0 || height === 0) return;
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
    if (this.#stands) this.look(this.#stands.name, this.#stands.box);
    this.draw();
  }
}
