'use strict';
(() => {
  const episode = JSON.parse(document.getElementById('episode').textContent);
  const scene = episode.scene;
  const steps = episode.values[0].length;
  // A picture begins before the first control step; without one the first moment is what the network saw and answered in step 1.
  const first = scene ? 0 : 1;
  const secondsPerStep = scene ? scene.secondsPerStep : 0.05;
  const slider = document.getElementById('step');
  const readout = document.getElementById('readout');
  const button = document.getElementById('play');

  const make = (parent, name, attributes, text) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    if (text !== undefined) element.textContent = text;
    return parent.appendChild(element);
  };

  // Each kind of scene draws what stands still and returns a function that moves the rest to a frame. Metres become pixels.
  const ink = { stroke: '#333', 'stroke-width': 2, fill: 'none' };
  const scenes = {
    cart(svg) {
      const scale = 150, floor = 230, middle = 440;
      for (const end of [-2.4, 2.4]) make(svg, 'line', { ...ink, x1: middle + end * scale, x2: middle + end * scale, y1: floor - 26, y2: floor + 22 });
      make(svg, 'line', { ...ink, x1: 30, x2: 850, y1: floor + 22, y2: floor + 22 });
      const cart = make(svg, 'g', { id: 'mover' });
      const longest = Math.max(...scene.lengths);
      const poles = scene.lengths.map((length, number) => make(cart, 'line', {
        x1: 0, y1: 0, x2: 0, y2: -Math.max(length * scale, 30), stroke: number ? '#3f8f5b' : '#d1571b',
        'stroke-width': length === longest ? 7 : 10, 'stroke-linecap': 'round' }));
      make(cart, 'rect', { x: -34, y: -2, width: 68, height: 20, rx: 4, fill: '#1f6fb4' });
      make(cart, 'circle', { r: 4, fill: '#222' });
      return frame => {
        cart.setAttribute('transform', `translate(${middle + frame[0] * scale} ${floor})`);
        poles.forEach((pole, number) => pole.setAttribute('transform', `rotate(${frame[number + 1] * 180 / Math.PI})`));
      };
    },
    valley(svg) {
      const x = position => 440 + (position + 0.3) * 420, y = position => 225 - (Math.sin(3 * position) * 0.45 + 0.55) * 170;
      let path = '';
      for (let position = -1.2; position < 0.605; position += 0.02) path += `${path ? 'L' : 'M'}${x(position).toFixed(1)} ${y(position).toFixed(1)}`;
      make(svg, 'path', { ...ink, d: path });
      const goal = scene.lengths[0];
      make(svg, 'path', { d: `M${x(goal)} ${y(goal)}v-44l22 9l-22 9`, stroke: '#3f8f5b', 'stroke-width': 2, fill: '#3f8f5b' });
      const car = make(svg, 'g', { id: 'mover' });
      make(car, 'rect', { x: -22, y: -22, width: 44, height: 14, rx: 5, fill: '#1f6fb4' });
      for (const wheel of [-12, 12]) make(car, 'circle', { cx: wheel, cy: -6, r: 6, fill: '#222' });
      return frame => {
        const slope = Math.atan(3 * Math.cos(3 * frame[0]) * 0.45 * 170 / 420) * -180 / Math.PI;
        car.setAttribute('transform', `translate(${x(frame[0])} ${y(frame[0])}) rotate(${slope})`);
      };
    },
    pendulum(svg) {
      make(svg, 'circle', { ...ink, cx: 440, cy: 135, r: 112, stroke: '#e4e4e4' });
      const rod = make(svg, 'line', { id: 'mover', x1: 0, y1: 0, x2: 0, y2: -105, stroke: '#d1571b', 'stroke-width': 12, 'stroke-linecap': 'round' });
      make(svg, 'circle', { cx: 440, cy: 135, r: 5, fill: '#222' });
      return frame => rod.setAttribute('transform', `translate(440 135) rotate(${frame[0] * 180 / Math.PI})`);
    },
    acrobot(svg) {
      const scale = 58;
      make(svg, 'line', { ...ink, x1: 300, x2: 580, y1: 130 - scale, y2: 130 - scale, stroke: '#3f8f5b', 'stroke-dasharray': '6 4' });
      const links = ['#1f6fb4', '#d1571b'].map((stroke, number) => make(svg, 'line', { id: number ? 'mover' : 'upper', stroke, 'stroke-width': 9, 'stroke-linecap': 'round' }));
      make(svg, 'circle', { cx: 440, cy: 130, r: 5, fill: '#222' });
      return frame => {
        let x = 440, y = 130, angle = 0;
        links.forEach((link, number) => {
          angle += frame[number];
          const end = [x + Math.sin(angle) * scale, y + Math.cos(angle) * scale];
          for (const [key, value] of Object.entries({ x1: x, y1: y, x2: end[0], y2: end[1] })) link.setAttribute(key, value);
          [x, y] = end;
        });
      };
    },
  };
  const draw = scene ? scenes[scene.kind](make(document.getElementById('scene'), 'svg', { viewBox: '0 0 880 265', width: 880, height: 265 })) : () => {};

  // What the network saw and what it answered, a row a signal, each on its own scale.
  const rowHeight = 34, left = 150, width = 720;
  const most = 14;
  const x = step => left + (step - first) / Math.max(1, steps - first) * width;
  const shown = episode.signals.map((name, number) => number).filter(number => number >= episode.inputs || number < most - 4).slice(0, most);
  const chart = make(document.getElementById('signals'), 'svg', {
    viewBox: `0 0 880 ${shown.length * rowHeight + 4}`, width: 880, height: shown.length * rowHeight + 4, 'font-family': 'sans-serif', 'font-size': 11 });
  shown.forEach((signal, row) => {
    const values = episode.values[signal];
    const finite = values.filter(value => value !== null);
    const least = Math.min(...finite), range = Math.max(...finite) - least || 1;
    const bottom = (row + 1) * rowHeight - 4;
    const points = values.map((value, moment) => value === null ? '' : `${x(moment + first).toFixed(1)},${(bottom - (value - least) / range * (rowHeight - 10)).toFixed(1)}`);
    make(chart, 'line', { x1: left, x2: left + width, y1: bottom, y2: bottom, stroke: '#eee' });
    make(chart, 'text', { x: left - 10, y: bottom - 12, 'text-anchor': 'end', fill: '#333' }, episode.signals[signal]);
    make(chart, 'text', { x: left - 10, y: bottom, 'text-anchor': 'end', fill: '#999', 'font-size': 9 }, `${least.toPrecision(3)} to ${(least + range).toPrecision(3)}`);
    make(chart, 'polyline', { points: points.join(' '), fill: 'none', stroke: signal < episode.inputs ? '#1f6fb4' : '#d1571b', 'stroke-width': 1.3 });
  });
  const cursor = make(chart, 'line', { y1: 0, y2: shown.length * rowHeight, stroke: '#222', 'stroke-opacity': 0.5 });

  let position = first, playing = true, before = null;
  const show = () => {
    const step = Math.floor(position);
    if (scene) draw(scene.frames[step]);
    cursor.setAttribute('x1', x(step));
    cursor.setAttribute('x2', x(step));
    slider.value = step;
    readout.textContent = scene ? `step ${step} of ${steps}, ${(step * secondsPerStep).toFixed(2)} s` : `step ${step} of ${steps}`;
  };
  const tick = now => {
    if (playing && before !== null) {
      position += (now - before) / 1000 / secondsPerStep;
      if (position > steps + 1 / secondsPerStep) position = first;
    }
    before = now;
    const at = position;
    position = Math.min(position, steps);
    show();
    position = at;
    requestAnimationFrame(tick);
  };
  slider.min = first;
  slider.max = steps;
  slider.addEventListener('input', () => { position = Number(slider.value); setPlaying(false); });
  const setPlaying = on => { playing = on; button.textContent = on ? 'Pause' : 'Play'; };
  button.addEventListener('click', () => setPlaying(!playing));

  // report.html#step=40 shows a moment and stays there.
  const wanted = /^#step=(\d+)$/.exec(location.hash);
  if (wanted) {
    position = Math.max(first, Math.min(Number(wanted[1]), steps));
    setPlaying(false);
  }
  show();
  requestAnimationFrame(tick);
})();
