/** Monitors and computed properties of V2 come before nodes: they are brought up to date in the turn in which Vue updates. */
import { shallowRef, watch } from 'vue';
import { flushUpdates, setUpdateRequest } from '../state/v2/updates.ts';

const turn = shallowRef(0);
let turns = 0;

watch(turn, flushUpdates, { flush: 'pre' });
setUpdateRequest(() => {
  // Not `turn.value++`, which reads: a node that asks must not depend on it.
  turn.value = ++turns;
});
