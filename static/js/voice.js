/* Reads a question aloud, for those who do not read. Only with a voice that lives in the phone itself: nothing is sent away. */

const speech = window.speechSynthesis;

/** Shows the button data-say where the phone has a voice for the page's language; it reads question, hint and answers. */
export function offerVoice(page) {
  const button = page.querySelector("[data-say]");
  if (!button || !speech) return;
  button.hidden = !voiceFor(document.documentElement.lang);
  button.onclick = () => (speech.speaking ? speech.cancel() : read(page));
}

function voiceFor(language) {
  return speech.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
}

function read(page) {
  for (const part of page.querySelectorAll("h1, .ask .hint, .order b, .list b")) {
    const words = new SpeechSynthesisUtterance(part.textContent);
    words.voice = voiceFor(document.documentElement.lang);
    words.lang = words.voice.lang;
    speech.speak(words);
  }
}

// voices arrive a moment after the page
if (speech && speech.addEventListener) speech.addEventListener("voiceschanged", () => offerVoice(document));
