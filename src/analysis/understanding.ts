import { Injectable } from '@nestjs/common';
import { Diagnostician } from '../diagnosis/diagnostician.js';
import { Runbooks } from '../runbooks/runbooks.js';

/** What says what evidence means: the rules, and what the team wrote down. */
@Injectable()
export class Understanding {
  constructor(
    readonly diagnostician: Diagnostician,
    readonly runbooks: Runbooks,
  ) {}
}
