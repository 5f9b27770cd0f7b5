/** How long one step of a test may wait for what it waits for: longer than a phone takes to come back by itself. */
export const STEP_MILLISECONDS = 90_000;
/** From one look for something to the next: each look takes its time from what it waits for. */
export const LOOK_MILLISECONDS = 100;
