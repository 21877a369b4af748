import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Analyses } from '../../groups/analyses/analyses.js';
import type { GroupResult } from '../../groups/group-result.js';
import type { Masked } from '../../masking/index.js';
import { Unavailable } from '../errors/unavailable.js';
import { Route } from '../openapi/route.js';
import { QueryBy } from '../query.pipe.js';
import {
  analysesQuery,
  type AnalysesQuery,
  analysesResponse,
  type AnalysesResponse,
  analysisResponse,
} from './analyses.schema.js';

const DEFAULT_LIMIT = 50;
const RETRY_SECONDS = 5;

const UNAVAILABLE = { when: 'The stream is off or cannot be reached' };

const timeOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Date.parse(text);

/** What cannot be read now may be later; any other error is a defect. */
const read = async <T>(reading: Promise<T>): Promise<T> =>
  reading.catch((error: unknown) => {
    if (error instanceof Error && error.name === 'StreamUnavailable')
      throw new Unavailable(error.message, RETRY_SECONDS, { cause: error });
    throw error;
  });

/** The analyses of the stream, to be looked at again. */
@Controller('analyses')
export class AnalysesController {
  constructor(private readonly analyses: Analyses) {}

  @Get()
  @Route({
    summary: 'The last analysis of each group, the newest first',
    role: 'analyze',
    answer: analysesResponse,
    unavailable: UNAVAILABLE,
  })
  async list(
    @QueryBy(analysesQuery) { limit, cursor, since, until, ...filter }: AnalysesQuery,
  ): Promise<Masked<AnalysesResponse>> {
    const page = await read(
      this.analyses.list(
        { ...filter, since: timeOf(since), until: timeOf(until) },
        cursor ?? null,
        limit ?? DEFAULT_LIMIT,
      ),
    );
    // The same fields; those of the wire are not read-only.
    return page as Masked<AnalysesResponse>;
  }

  @Get(':id')
  @Route({
    summary: 'The last analysis of a group',
    role: 'analyze',
    answer: analysisResponse,
    absent: 'There is no analysis of such a group',
    unavailable: UNAVAILABLE,
  })
  async get(@Param('id') id: string): Promise<Masked<GroupResult>> {
    const found = /^[0-9a-f]{16}$/.test(id) ? await read(this.analyses.get(id)) : null;
    if (found === null) throw new NotFoundException();
    return found;
  }
}
