import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables as they were first. Other migrations follow it; it is never changed. */
export class CreateHistory1795000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table kuberca_conversations (
        conversation_id text primary key,
        next_number integer not null default 0,
        context_digest text,
        lease_owner text,
        lease_until timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`);
    await runner.query(
      'create index kuberca_conversations_updated_idx on kuberca_conversations (updated_at)',
    );
    await runner.query(`
      create table kuberca_messages (
        conversation_id text not null,
        number integer not null,
        message jsonb not null,
        created_at timestamptz not null default now(),
        primary key (conversation_id, number),
        constraint kuberca_messages_conversation_fk foreign key (conversation_id)
          references kuberca_conversations (conversation_id) on delete cascade
      )`);
    await runner.query('create index kuberca_messages_created_idx on kuberca_messages (created_at)');
    await runner.query(`
      create table kuberca_transcripts (
        transcript_id bigserial primary key,
        session_id text not null,
        incident_id text,
        kind text not null,
        provider text not null,
        model text not null,
        looked_at jsonb not null,
        messages jsonb not null,
        usage jsonb not null,
        created_at timestamptz not null default now()
      )`);
    await runner.query(
      'create index kuberca_transcripts_incident_idx on kuberca_transcripts (incident_id, transcript_id)',
    );
    await runner.query(
      'create index kuberca_transcripts_session_idx on kuberca_transcripts (session_id, transcript_id)',
    );
    await runner.query('create index kuberca_transcripts_created_idx on kuberca_transcripts (created_at)');
    await this.#createSummaries(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The summaries stay: they may be those of the existing agent.
    await runner.query('drop table kuberca_transcripts');
    await runner.query('drop table kuberca_messages');
    await runner.query('drop table kuberca_conversations');
  }

  /**
   * The table of the existing agent, where it is not there already with its rows. Asked for first: "if not exists" would
   * still demand that we own the table.
   */
  async #createSummaries(runner: QueryRunner): Promise<void> {
    const missing = async (name: string): Promise<boolean> => {
      const rows: readonly { readonly missing: boolean }[] = await runner.query(
        'select to_regclass($1) is null as missing',
        [name],
      );
      return rows[0]?.missing ?? true;
    };
    if (await missing('kube_rca_session_summaries')) {
      await runner.query(`
        create table kube_rca_session_summaries (
          summary_id bigserial primary key,
          session_id text not null,
          summary text not null,
          created_at timestamptz not null default now()
        )`);
    }
    if (await missing('kube_rca_session_summaries_lookup_idx')) {
      await runner.query(
        'create index kube_rca_session_summaries_lookup_idx on kube_rca_session_summaries (session_id, summary_id desc)',
      );
    }
  }
}
