import * as THREE from 'three';
import {GLTFLoader} from 'three/addons/loaders/GLTFLoader.js';
import {bytes} from './ask.js';

const PLASTER = new THREE.Color('#e9dfcf');
const BACK = new THREE.Color('#8d9299');
const NAMES = ['upper', 'lower'];

/** The jaws that are shown, how they are coloured, and how they stand to each other. */
export class Jaws {
  #stage;
  #loader = new GLTFLoader();
  #models = new Map();
  #shown = null;
  #settings = {upper: {visible: true, opacity: 1}, lower: {visible: true, opacity: 1}};
  #opening = 0;
  #plaster = false;
  #planes = [];

  constructor(stage) { this.#stage = stage; }

  /** Whether the model of that address is here or on its way. */
  knows(url) { return this.#models.has(url); }

  /** Shows the model of that address, fetched once; false when there is none, or when something else was asked for meanwhile. The camera stays where it is. */
  async show(url, plaster, progress) {
    const wanted = Symbol(url);
    this.wanted = wanted;
    if (!this.knows(url)) this.#models.set(url, this.#fetch(url, progress));
    let model;
    try {
      model = await this.#models.get(url);
    } catch (problem) {
      this.#models.delete(url);
      throw problem;
    }
    if (!model || this.wanted !== wanted) return false;
    if (this.#shown) this.#stage.scene.remove(this.#shown);
    this.#shown = model;
    this.#plaster = plaster;
    this.#stage.scene.add(model);
    this.#apply();
    return true;
  }

  /** Whether there is such a jaw in what is shown. */
  has(name) { return this.#meshes(name).length > 0; }

  isVisible(name) { return this.#settings[name].visible; }

  set(name, change) {
    Object.assign(this.#settings[name], change);
    this.#apply();
  }

  /** Lifts the upper jaw by millimetres. */
  open(millimetres) {
    this.#opening = millimetres;
    this.#apply();
  }

  clip(planes) {
    this.#planes = planes;
    this.#apply();
  }

  /** What can be seen, in the frame of the picture. */
  box() {
    const box = new THREE.Box3();
    this.#visible().forEach((mesh) => box.expandByObject(mesh, false));
    return box.isEmpty() ? new THREE.Box3(new THREE.Vector3(-30, -30, -30), new THREE.Vector3(30, 30, 30)) : box;
  }

  /** The point of the surface under a place of the canvas (-1 to 1); null where there is none. What is cut away is not there. */
  pick(x, y) { return this.hit(x, y)?.point ?? null; }

  /** The same with the jaw that it is on, and where it is in the frame of the scan, in millimetres. */
  hit(x, y) {
    const ray = new THREE.Raycaster();
    ray.setFromCamera(new THREE.Vector2(x, y), this.#stage.camera);
    const hit = ray.intersectObjects(this.#visible(), false)
        .find(({point}) => this.#planes.every((plane) => plane.distanceToPoint(point) >= 0));
    if (!hit) return null;
    const jaw = NAMES.find((name) => this.#meshes(name).includes(hit.object));
    const place = this.#frame().worldToLocal(hit.point.clone());
    place.z -= this.#lift(jaw);
    return {point: hit.point, jaw, place};
  }

  /** Where a point of a jaw, in the frame of the scan, is in the picture as the jaws stand now. */
  point(jaw, place) {
    const lifted = place.clone();
    lifted.z += this.#lift(jaw);
    return this.#frame().localToWorld(lifted);
  }

  async #fetch(url, progress) {
    const file = await bytes(url, progress);
    if (!file) return null;
    const gltf = await this.#loader.parseAsync(file, '');
    gltf.scene.traverse((mesh) => {
      if (mesh.isMesh) {
        mesh.userData.colored = mesh.geometry.hasAttribute('color');
        mesh.material = material();
      }
    });
    gltf.scene.updateMatrixWorld(true);
    return gltf.scene;
  }

  /** The node in which numbers are those of the scan. */
  #frame() { return this.#shown.getObjectByName('scan'); }

  #lift(jaw) { return jaw === 'upper' ? this.#opening : 0; }

  #meshes(name) {
    const found = [];
    this.#shown?.getObjectByName(name)?.traverse((mesh) => mesh.isMesh && found.push(mesh));
    return found;
  }

  #visible() { return NAMES.filter((name) => this.isVisible(name)).flatMap((name) => this.#meshes(name)); }

  #apply() {
    for (const name of NAMES) {
      const {visible, opacity} = this.#settings[name];
      for (const mesh of this.#meshes(name)) {
        const colored = mesh.userData.colored && !this.#plaster;
        const {material} = mesh;
        mesh.visible = visible;
        material.opacity = opacity;
        material.transparent = opacity < 1;
        material.depthWrite = opacity > 0.5;
        material.clippingPlanes = this.#planes;
        material.color.copy(colored ? new THREE.Color(1, 1, 1) : PLASTER);
        if (material.vertexColors !== colored) {
          material.vertexColors = colored;
          material.needsUpdate = true;
        }
      }
    }
    const upper = this.#shown?.getObjectByName('upper');
    if (upper) {
      upper.userData.rest ??= upper.position.clone();
      // the frame above the jaws is the scan's, in which z is up
      upper.position.copy(upper.userData.rest).add(new THREE.Vector3(0, 0, this.#opening));
    }
    this.#shown?.updateMatrixWorld(true);
    this.#stage.draw();
  }
}

/** Scans are open shells: what is seen from behind is grey. */
function material() {
  const made = new THREE.MeshStandardMaterial({roughness: 0.55, metalness: 0, side: THREE.DoubleSide});
  made.onBeforeCompile = (shader) => {
    shader.uniforms.back = {value: BACK};
    shader.fragmentShader = 'uniform vec3 back;\n' + shader.fragmentShader.replace(
        '#include <color_fragment>',
        '#include <color_fragment>\n if (!gl_FrontFacing) diffuseColor.rgb = back;');
  };
  return made;
}
