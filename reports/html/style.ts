import { baseStyle } from './style/base.ts';
import { caseStyle } from './style/case.ts';
import { firstStyle } from './style/first.ts';
import { partsStyle } from './style/parts.ts';
import { smallStyle } from './style/small.ts';

/** The style of the page. System fonts and colours as variables: nothing is loaded. */
export const style = [baseStyle, firstStyle, partsStyle, caseStyle, smallStyle].join('');
