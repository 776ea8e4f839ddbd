import { expect, test } from 'vitest';
import { startOrder } from '../../../runner/plan/start-order.ts';
import { reading } from '../judge/trials.ts';
import { planned } from '../scripted.ts';

const others = Array.from({ length: 10 }, () => planned(reading));
const large = Array.from({ length: 2 }, () => planned({ ...reading, hasLargeBodies: true }));
const shape = (all: ReturnType<typeof startOrder>) =>
  all.map((one) => (large.includes(one) ? 'D' : '.')).join('');

test('cases with large bodies are spread among the first of the others, wherever they stood', () => {
  expect(shape(startOrder([...large, ...others]))).toBe('D...D.......');
  expect(shape(startOrder([...others, ...large]))).toBe('D...D.......');
});

test('a case that begins first or last does so, wherever it stood', () => {
  const first = planned({ ...reading, begins: 'first' });
  const last = planned({ ...reading, begins: 'last', hasLargeBodies: true });
  const order = startOrder([last, ...large, ...others, first]);
  expect([order.indexOf(first), order.indexOf(last)]).toEqual([0, order.length - 1]);
  expect(order).toHaveLength(others.length + large.length + 2);
});

test('every case is started once, those with large bodies and the others each in their own order', () => {
  const given = [...others.slice(0, 3), ...large, ...others.slice(3)];
  const order = startOrder(given);
  expect(order.filter((one) => large.includes(one))).toEqual(large);
  const rest = order.filter((one) => others.includes(one));
  expect(rest.map((one) => others.indexOf(one))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('cases with large bodies start first where others are few, and a plan of one kind keeps its order', () => {
  expect(shape(startOrder([...others.slice(0, 1), ...large]))).toBe('DD.');
  expect(shape(startOrder(large))).toBe('DD');
  expect(shape(startOrder(others))).toBe('..........');
  expect(startOrder([])).toEqual([]);
});
