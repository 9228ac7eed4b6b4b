/** The sides that a scan is seen from, as the keys 1 to 6 choose them. */
export const VIEWS = ['front', 'left', 'right', 'upper', 'lower', 'back'];

/** Degrees by which an arrow key turns. */
export const TURN = 10;

const ALONE = {upper: ['upper'], lower: ['lower']};

/** A view of one jaw shows that jaw; the others show both. */
export const jawsOf = (view) => ALONE[view] ?? ['upper', 'lower'];

/** Whether a key is none of the scan's: it is typed somewhere, or goes with another one. */
export const isTyping = ({ctrlKey, metaKey, altKey, target}) =>
  ctrlKey || metaKey || altKey || target.closest('select, textarea, input:not([type=checkbox], [type=radio], [type=range]), dialog') !== null;
