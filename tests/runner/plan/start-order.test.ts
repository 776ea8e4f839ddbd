import { expect, test } from 'vitest';
import { startOrder } from '../../../runner/plan/start-order.ts';
import { reading } from '../judge/trials.ts';
import { planned } from '../scripted.ts';

const cheap = Array.from({ length: 10 }, () => planned(reading));
const dear = Array.from({ length: 2 }, () => planned({ ...reading, isDear: true }));
const shape = (all: ReturnType<typeof startOrder>) =>
  all.map((one) => (dear.includes(one) ? 'D' : '.')).join('');

test('dear cases stand among the first of the others, wherever they stood', () => {
  expect(shape(startOrder([...dear, ...cheap]))).toBe('D...D.......');
  expect(shape(startOrder([...cheap, ...dear]))).toBe('D...D.......');
});

test('every case is started once, each kind in its own order', () => {
  const given = [...cheap.slice(0, 3), ...dear, ...cheap.slice(3)];
  const order = startOrder(given);
  expect(order.filter((one) => dear.includes(one))).toEqual(dear);
  const others = order.filter((one) => cheap.includes(one));
  expect(others.map((one) => cheap.indexOf(one))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('more dear cases than others, dear ones alone, none at all', () => {
  expect(shape(startOrder([...cheap.slice(0, 1), ...dear]))).toBe('DD.');
  expect(shape(startOrder(dear))).toBe('DD');
  expect(shape(startOrder(cheap))).toBe('..........');
  expect(startOrder([])).toEqual([]);
});
