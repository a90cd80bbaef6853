const { Webhook } = require('svix');

class WebhookController {
  static async handle(req, res) {
    let evt;
    try {
      evt = new Webhook(WebhookController.secret()).verify(req.body, req.headers);
    } catch {
      return res.status(400).end();
    }
    if (evt.type === 'user.created') {
      return res.status(201).end();
    }
    return res.status(200).end();
  }

  static secret() {
    return process.env.CLERK_WEBHOOK_SECRET;
  }
}

module.exports = WebhookController;
