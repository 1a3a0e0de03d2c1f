import { effect, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { expect, it } from 'vitest';
import { createSecondsLeft } from './create-seconds-left';

function countdown(endMs: number | null) {
  let nowMs = 0;
  const pending: { tick: () => void; atMs: number }[] = [];
  const endsAtMs = signal(endMs);
  const secondsLeft = createSecondsLeft({
    endsAtMs,
    now: () => nowMs,
    later: (tick, delayMs) => pending.push({ tick, atMs: nowMs + delayMs }),
  });
  const pass = (ms: number) => {
    nowMs += ms;
    for (const due of pending.splice(0)) {
      if (due.atMs <= nowMs) due.tick();
      else pending.push(due);
    }
    TestBed.tick();
  };
  return { secondsLeft, pending, pass, endsAtMs };
}

it('ticks on the second while an effect reads it, until it is over', () => {
  const { secondsLeft, pending, pass } = countdown(2500);
  const seen: (number | null)[] = [];
  TestBed.runInInjectionContext(() => effect(() => seen.push(secondsLeft())));
  TestBed.tick();
  for (const ms of [499, 1, 1000, 1000, 5000]) pass(ms);
  expect(seen).toEqual([3, 2, 1, 0]);
  expect(pending).toEqual([]);
});

it('stops when nobody reads it any more', () => {
  const { secondsLeft, pending, pass } = countdown(60_000);
  const reader = TestBed.runInInjectionContext(() => effect(() => void secondsLeft()));
  TestBed.tick();
  pass(1000);
  expect(pending).toHaveLength(1);
  reader.destroy();
  pass(1000);
  expect(pending).toEqual([]);
});

it('asks for one tick for all its readers, and none before the first', () => {
  const { secondsLeft, pending } = countdown(60_000);
  expect(pending).toEqual([]);
  TestBed.runInInjectionContext(() => {
    effect(() => void secondsLeft());
    effect(() => void secondsLeft());
  });
  TestBed.tick();
  expect(pending).toHaveLength(1);
});

it('asks for no second tick when the end changes in between', () => {
  const { secondsLeft, pending, endsAtMs } = countdown(60_000);
  TestBed.runInInjectionContext(() => effect(() => void secondsLeft()));
  for (const endMs of [70_000, 80_500]) {
    TestBed.tick();
    endsAtMs.set(endMs);
  }
  TestBed.tick();
  expect(secondsLeft()).toBe(81);
  expect(pending).toHaveLength(1);
});

it('is right whenever it is read in passing', () => {
  const { secondsLeft, pass } = countdown(60_000);
  expect(secondsLeft()).toBe(60);
  pass(30_000);
  expect(secondsLeft()).toBe(30);
});

it('starts again with a new end, and says nothing where there is none', () => {
  const { secondsLeft, endsAtMs, pass } = countdown(null);
  expect(secondsLeft()).toBeNull();
  endsAtMs.set(1000);
  pass(1000);
  expect(secondsLeft()).toBe(0);
  endsAtMs.set(9000);
  expect(secondsLeft()).toBe(8);
});
