const { Webhook } = require('svix');

class ClerkService {
  constructor(secret) {
    this.webhook = new Webhook(secret);
  }

  verify(body, headers) {
    return this.webhook.verify(body, headers);
  }
}

module.exports = { ClerkService };
