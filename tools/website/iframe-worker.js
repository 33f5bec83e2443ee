// Lets the search work in a site that is opened as files: browsers refuse to start a worker from a file, so that its
// script runs in a hidden frame instead. On a server this does nothing.
if (location.protocol === "file:") {
  window.Worker = class {
    constructor(address) {
      this.onmessage = this.onerror = this.onmessageerror = null
      const frame = document.createElement("iframe")
      frame.hidden = true
      document.documentElement.append(frame)
      const inside = frame.contentWindow
      const queue = []
      this.frame = frame
      this.send = (data) => queue.push(data)
      const deliver = (data) => inside.dispatchEvent(new MessageEvent("message", { data }))
      // What the script says comes out here; a frame would send it to itself. Each side gets a copy, as from a worker.
      inside.postMessage = (said) => {
        const data = structuredClone(said)
        setTimeout(() => this.onmessage?.(new MessageEvent("message", { data })))
      }
      const script = inside.document.createElement("script")
      script.src = new URL(address, location.href)
      script.onerror = () => this.onerror?.(new Event("error"))
      script.onload = () => {
        this.send = (data) => setTimeout(deliver, 0, data)
        queue.forEach(this.send)
      }
      inside.document.documentElement.append(script)
    }

    postMessage(data) {
      this.send(structuredClone(data))
    }

    terminate() {
      this.frame.remove()
    }
  }
}
