/** A command the contact centre does not carry out; `status` is the HTTP status it travels with. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }
}

/** 400: the request itself cannot be understood. */
export const badRequest = (code: string, description: string) => new Refusal(400, code, description);

/** 409: understood, but not possible in the present state. */
export const notNow = (code: string, description: string) => new Refusal(409, code, description);

/** 404: nothing known by that id, or it has ended. */
export const unknown = (what: string) => new Refusal(404, `Unknown${what}`, `There is no such ${what.toLowerCase()}.`);
