import { LightningElement } from 'lwc';
import { words } from '../customerWords/customerWords.ts';
import { type Skill, control, dialled } from '../../platform/control.ts';
import { type OrgAnswer, findRecords } from '../../platform/records.ts';

const CHANNELS = ['voice', 'chat', 'email', 'voicemail', 'workItem', 'personalConnection'] as const;
type Channel = (typeof CHANNELS)[number];

const BY_PHONE: Channel[] = ['voice', 'voicemail', 'personalConnection'];
const UNKNOWN = 'unknown';
const UNKNOWN_FROM = { phone: '+14155550199', address: 'somebody@mail.example' };

/**
 * Begins a contact on any channel.
 * @fires changed - a contact has begun
 */
export default class CustomerNew extends LightningElement {
  words = words;
  channel: Channel = 'chat';
  people: OrgAnswer['record'][] = [];
  skills: Skill[] = [];
  person = UNKNOWN;
  from = '';
  skillId = '';
  subject = words.sampleSubject;
  text = words.sampleText;
  seconds = 20;
  problem = '';

  connectedCallback(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    [this.people, this.skills] = await Promise.all([findRecords('Contact', ''), control.skills()]);
    this.person = String(this.people[0]?.fields['Id'] ?? UNKNOWN);
    this.fillFrom();
  }

  private get fields(): Record<string, unknown> | undefined {
    return this.people.find(({ fields }) => fields['Id'] === this.person)?.fields;
  }

  private fillFrom(): void {
    const { fields } = this;
    const phone = fields?.['Phone'] ?? fields?.['MobilePhone'];
    if (BY_PHONE.includes(this.channel)) this.from = phone ? dialled(String(phone)) : UNKNOWN_FROM.phone;
    else this.from = String(fields?.['Email'] ?? UNKNOWN_FROM.address);
    this.skillId = '';
  }

  get channelOptions() {
    return CHANNELS.map((value) => ({ value, label: words[value] }));
  }

  get personOptions() {
    return [
      ...this.people.map(({ fields }) => ({ value: String(fields['Id']), label: String(fields['Name']) })),
      { value: UNKNOWN, label: words.somebody }
    ];
  }

  get skillOptions() {
    const fitting = this.skills.filter(
      ({ channel, outbound }) => channel === this.channel && (!outbound || this.channel === 'personalConnection')
    );
    return [
      { value: '', label: words.anySkill },
      ...fitting.map(({ skillId, name }) => ({ value: skillId, label: name }))
    ];
  }

  get hasSubject(): boolean {
    return this.channel === 'email' || this.channel === 'workItem';
  }

  get hasText(): boolean {
    return this.channel === 'chat' || this.channel === 'email';
  }

  get isVoicemail(): boolean {
    return this.channel === 'voicemail';
  }

  handleChannel(event: CustomEvent<{ value: Channel }>): void {
    this.channel = event.detail.value;
    this.fillFrom();
  }

  handlePerson(event: CustomEvent<{ value: string }>): void {
    this.person = event.detail.value;
    this.fillFrom();
  }

  handleFrom(event: CustomEvent<{ value: string }>): void {
    this.from = event.detail.value;
  }

  handleSkill(event: CustomEvent<{ value: string }>): void {
    this.skillId = event.detail.value;
  }

  handleSubject(event: CustomEvent<{ value: string }>): void {
    this.subject = event.detail.value;
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
  }

  handleSeconds(event: CustomEvent<{ value: string }>): void {
    this.seconds = Number(event.detail.value);
  }

  async handleStart(): Promise<void> {
    this.problem = '';
    const name = this.fields ? { name: String(this.fields['Name']) } : {};
    const payload = {
      subject: this.subject,
      ...(this.fields && { contact: this.fields['Name'], phone: this.fields['Phone'] ?? this.fields['MobilePhone'] })
    };
    try {
      await control.begin({
        channel: this.channel,
        from: this.from,
        ...name,
        ...(this.skillId && { skillId: this.skillId }),
        ...(this.hasSubject && { subject: this.subject }),
        ...(this.hasText && { text: this.text }),
        ...(this.channel === 'workItem' && { payload: JSON.stringify(payload) }),
        ...(this.isVoicemail && { durationSeconds: this.seconds })
      });
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }
}
