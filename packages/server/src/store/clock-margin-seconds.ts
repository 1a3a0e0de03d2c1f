/**
 * How far the clocks of nodes may be apart. What is over by the clock of one is deleted only when it must be over by
 * all of them: nothing that is deleted is missed.
 */
export const clockMarginSeconds = 60;
