class WebhookController {
  constructor(service) {
    this.service = service;
    this.handle = this.handle.bind(this);
  }

  async handle(req, res) {
    let evt;
    try {
      evt = this.service.verify(req.body, req.headers);
    } catch {
      return res.status(400).end();
    }
    if (evt.type === 'user.created') {
      return res.status(201).end();
    }
    return res.status(200).end();
  }
}

module.exports = { WebhookController };
