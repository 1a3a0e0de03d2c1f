/** Runs a task once after a delay, and returns a function that calls it off. */
export type Schedule = (task: () => void, delayMilliseconds: number) => () => void;

/** By a timer that keeps no process alive. */
export const scheduleUnref: Schedule = (task, delayMilliseconds) => {
  const timer = setTimeout(task, delayMilliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};

/** By a timer that keeps the process alive until it is due or called off. */
export const scheduleRef: Schedule = (task, delayMilliseconds) => {
  const timer = setTimeout(task, delayMilliseconds);
  return () => clearTimeout(timer);
};
