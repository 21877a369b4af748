import { Controller, Post } from '@nestjs/common';
import { Chat } from '../../chat/chat.js';
import { languageOf } from '../../config/language.js';
import { Settings } from '../../config/settings.js';
import { Masker, together, type Masked } from '../../masking/index.js';
import { AnalysisJobs, UNAVAILABLE } from '../analyze/analysis-jobs.js';
import { JsonBody } from '../body.pipe.js';
import { TheCall, type Call } from '../call.js';
import { Route } from '../openapi/route.js';
import { chatBody, chatResponse, type ChatBody, type ChatResponse } from './chat.schema.js';

/** Answers a question about an incident or alert while its caller waits. */
@Controller('chat')
export class ChatController {
  constructor(
    private readonly chat: Chat,
    private readonly jobs: AnalysisJobs,
    private readonly masker: Masker,
    private readonly settings: Settings,
  ) {}

  @Post()
  @Route({
    summary: 'Ask about an incident or alert',
    role: 'analyze',
    answer: chatResponse,
    unavailable: UNAVAILABLE,
  })
  async ask(@JsonBody(chatBody) body: ChatBody, @TheCall() call: Call): Promise<Masked<ChatResponse>> {
    const { text, conversationId } = await this.jobs.run(call, (job) =>
      this.chat.answer({
        ...job,
        message: body.message,
        conversationId: body.conversation_id,
        language: languageOf(body.language, this.settings.server.language),
        context: body.context,
      }),
    );
    return this.masker.derive(together({ answer: text, id: conversationId }), ({ answer, id }) => ({
      status: 'ok' as const,
      answer,
      message: answer,
      response: answer,
      output_text: null,
      analysis: null,
      conversation_id: id,
    }));
  }
}
