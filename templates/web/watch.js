// Follows a brief that is being built, and loads the page anew when it is done.
(function () {
  "use strict";
  var job = document.getElementById("job");
  var words = document.getElementById("words");
  var far = document.getElementById("far");
  if (!job || !far) { return; }
  var stream = new EventSource(job.dataset.events);

  stream.addEventListener("message", function (event) {
    var told = JSON.parse(event.data);
    if (told.over) {
      stream.close();
      window.location.reload();
      return;
    }
    words.textContent = told.words;
    if (told.total) {
      far.max = told.total;
      far.value = told.done;
    } else {
      far.removeAttribute("value");
    }
  });
})();
