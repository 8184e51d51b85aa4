// Every drawing, by the name that findings and guides call it (src/shared/drawings.ts): what a person should see, in
// parts.
import {
  arrow,
  asks,
  at,
  bankCard,
  blot,
  bubble,
  C,
  calendar,
  care,
  chip,
  circle,
  clock,
  dashed,
  eid,
  eidUpright,
  envelope,
  faint,
  frame,
  key,
  laptop,
  mark,
  no,
  padlock,
  path,
  person,
  phone,
  reader,
  rect,
  seal,
  sheet,
  star,
  sun,
  text,
  townHall,
  turning,
  usbStick,
  yes,
} from './parts.mjs';

/** A card half-way in a reader. */
const inReader = (card) => card + reader(70, 150);
const photographed = (light) =>
  sheet(176, 78, 96, 130, 4) + phone(40, 52, circle(78, 96, 20, C.teal) + circle(78, 96, 9, C.white)) + light;
const dots = (x, y, many, gap = 24, r = 7) =>
  Array.from({ length: many }, (_, i) => blot(`M${x + i * gap} ${y - r}a${r} ${r} 0 1 0 .1 0z`)).join('');
const keypad = (x, y, gap = 22) =>
  [0, 1, 2]
    .flatMap((row) => [0, 1, 2].map((column) => rect(x + column * gap, y + row * gap, 15, 15, C.white, 3)))
    .join('');

/** Every drawing by its name: the SVG that stands inside the field. The names are those of src/shared/drawings.ts. */
export const DRAWINGS = {
  // The card and its reader
  'card-ready': inReader(eidUpright(145, 112)) + yes(262, 66),
  'card-insert': eidUpright(145, 76, { scale: 0.88 }) + arrow(240, 46, 240, 122) + reader(70, 162),
  'card-upside-down': inReader(eidUpright(145, 100, { up: true })) + turning(252, 78, 30),
  'card-mute': inReader(eidUpright(145, 112)) + bubble(206, 34, 92, 56, dots(230, 62, 3, 22, 6)),
  'card-other': eid(112, 92, { turn: -12, chipped: true }) + bankCard(196, 158, { turn: 8 }) + asks(268, 58),
  'bank-card': bankCard(160, 120, { scale: 1.5 }),
  'card-busy': inReader(eidUpright(145, 112)) + frame(196, 26, 104, 76, clock(248, 78, 17, 'M0 0v-10M0 0h7'), C.gold),
  'card-removed': eidUpright(145, 76, { scale: 0.88 }) + arrow(240, 122, 240, 46) + reader(70, 162, { lit: false }),
  'card-slow': inReader(eidUpright(145, 112)) + clock(256, 76, 36),
  'card-expired': eid(130, 140, { scale: 1.2 }) + calendar(204, 28, path('M232 66l28 28M260 66l-28 28', undefined, 6)),
  'chip-broken':
    eid(160, 124, { scale: 1.55, chipped: false }) +
    chip(100, 116, 1.3) +
    '<path d="M92 84l14 22l-16 12l18 26" stroke="#c8553d" stroke-width="7"/>' +
    no(252, 48),
  'chip-clean':
    eid(150, 130, { scale: 1.5 }) +
    path('M176 66l64-36l36 50l-64 44z', C.teal) +
    path('M196 74l44-24M206 92l50-28') +
    '<path d="M70 54l10-16M50 74l-18-6M58 60l-14-14" stroke="#c8553d"/>',
  'reader-plug':
    reader(28, 84, { cable: false }) +
    path('M178 126c30 0 20 46 52 46') +
    rect(230, 152, 30, 40, C.white, 4) +
    rect(260, 160, 22, 24, C.grey, 3) +
    path('M300 112v116', undefined, 9) +
    arrow(232, 110, 284, 110),
  'reader-missing':
    laptop(34, 44, text(58, 78, 80, 2)) +
    dashed('M188 146h92a12 12 0 0 1 12 12v28a12 12 0 0 1-12 12h-92a12 12 0 0 1-12-12v-28a12 12 0 0 1 12-12z') +
    asks(234, 96),
  'reader-driver':
    laptop(30, 48, text(52, 80, 84, 2)) +
    reader(166, 150, { cable: false, lit: false }) +
    path('M180 128v22') +
    care(256, 84),
  'reader-pinpad':
    eidUpright(160, 62, { scale: 0.7 }) +
    rect(98, 78, 124, 148, C.grey, 14) +
    path('M124 92h72', undefined, 7) +
    rect(116, 106, 88, 28, C.teal, 4) +
    keypad(129, 144, 24),
  'bank-reader':
    bankCard(160, 62, { turn: -90, scale: 0.7 }) +
    rect(104, 84, 112, 142, C.night, 14) +
    rect(120, 100, 80, 28, C.teal, 4) +
    keypad(133, 140, 24),
  'europe-card':
    rect(76, 66, 168, 108, C.teal, 12) +
    circle(132, 120, 30, C.white) +
    path('M102 120h60M132 90c-16 18-16 42 0 60c16-18 16-42 0-60', undefined, 3) +
    text(184, 96, 44, 3) +
    chip(206, 148, 0.6),

  // Certificates
  'certificate-expired':
    sheet(70, 40, 118, 156, 4) + seal(164, 158) + calendar(208, 60, path('M236 98l28 28M264 98l-28 28', undefined, 6)),
  'certificate-inactive': sheet(84, 40, 118, 156, 4) + faint(seal(178, 158)) + padlock(246, 96, 0.8),
  'certificate-window':
    frame(
      30,
      34,
      228,
      166,
      rect(50, 78, 188, 40, C.teal, 6) +
        seal(76, 92, 0.55) +
        text(106, 92, 110, 2, 14) +
        rect(50, 138, 188, 40, C.white, 6) +
        text(106, 158, 90, 1) +
        circle(76, 158, 9, C.white),
    ) + mark(50, 78, 188, 40),

  // The computer
  computer: laptop(85, 56, text(112, 90, 96, 3)),
  'service-stopped':
    laptop(70, 56, circle(145, 102, 28, C.white) + path('M135 90v24M155 90v24', undefined, 8)) + no(252, 66),
  'middleware-install':
    laptop(70, 66, arrow(145, 84, 145, 132) + path('M112 146h66', undefined, 6)) +
    rect(112, 22, 66, 46, C.gold, 6) +
    path('M112 40h66M145 22v18'),
  'browser-window': frame(52, 46, 216, 150, rect(74, 88, 172, 24, C.white, 12) + text(74, 134, 170, 3)),
  'browser-addon':
    frame(44, 46, 196, 150, text(66, 96, 120, 4)) +
    path('M206 118h22a14 14 0 1 1 28 0h22v24a14 14 0 1 1 0 28v24h-72v-24a14 14 0 1 0 0-28z', C.gold),
  'browser-error': frame(52, 46, 216, 150, text(82, 160, 156, 2)) + care(160, 118, 1.15),
  'pin-window':
    frame(
      34,
      42,
      224,
      132,
      rect(66, 86, 160, 32, C.white, 6) + dots(104, 102, 4, 28, 8) + rect(172, 136, 62, 24, C.deep, 6),
    ) +
    padlock(40, 178, 0.6) +
    mark(172, 136, 62, 24),
  // What one meets at CSAM, in our own window: nobody's page, with the place to press.
  'key-choice':
    frame(
      30,
      22,
      220,
      196,
      rect(50, 62, 180, 40, C.teal, 8) +
        eid(84, 82, { scale: 0.36 }) +
        text(122, 78, 90, 2, 12) +
        rect(50, 114, 180, 40, C.white, 8) +
        rect(76, 120, 16, 28, C.night, 4) +
        text(122, 130, 90, 2, 12) +
        rect(50, 166, 180, 40, C.white, 8) +
        padlock(84, 186, 0.32) +
        text(122, 182, 90, 2, 12),
    ) + mark(50, 62, 180, 40),
  'identify-button':
    frame(
      30,
      30,
      230,
      156,
      text(56, 84, 98, 3, 16) + eid(206, 96, { scale: 0.5 }) + rect(56, 138, 120, 30, C.deep, 8),
    ) + mark(56, 138, 120, 30),
  'close-windows': faint(frame(36, 92, 130, 96)) + frame(96, 40, 176, 130, text(120, 96, 110, 3)) + no(262, 50),
  'remote-session':
    at(22, 96, laptop(18, 0, text(38, 34, 80, 2)), { scale: 0.78 }) +
    at(168, 26, laptop(18, 0, path('M62 30l34 34M96 64v-22M96 64h-22', undefined, 6), C.white), { scale: 0.78 }) +
    dashed('M104 84c6-36 30-46 66-38'),
  'clock-wrong': laptop(60, 72, clock(135, 120, 34)) + care(252, 80),
  search: sheet(60, 46, 110, 150, 5) + circle(194, 126, 44, C.teal) + path('M226 160l42 46', undefined, 12),
  services: frame(
    44,
    44,
    232,
    156,
    [
      [64, 88],
      [130, 88],
      [196, 88],
      [64, 142],
      [130, 142],
      [196, 142],
    ]
      .map(([x, y], i) => rect(x, y, 52, 42, [C.teal, C.gold, C.skin, C.skin, C.teal, C.gold][i], 8))
      .join(''),
  ),
  download: path('M66 158v40h188v-40', undefined, 8) + rect(126, 32, 68, 46, C.teal, 6) + arrow(160, 74, 160, 166, 9),
  folder:
    path('M52 188V66h72l18 22h126v100z', C.gold) +
    sheet(120, 34, 84, 80, 2) +
    path('M52 188l24-82h212l-24 82z', C.gold),
  trash:
    path('M98 84l12 124h100l12-124z', C.grey) +
    path('M82 82h156M132 78c0-24 56-24 56 0', undefined, 7) +
    path('M132 106l4 80M160 106v80M188 106l-4 80'),
  print:
    sheet(112, 26, 96, 80, 2) +
    rect(62, 92, 196, 78, C.grey, 12) +
    circle(230, 114, 6, C.gold) +
    path('M100 142h120v62H100z', C.white) +
    text(118, 162, 84, 2),
  scanner:
    path('M60 134l30-78h196l-30 60', C.white) +
    rect(44, 132, 232, 62, C.grey, 12) +
    sheet(98, 92, 116, 62, 1) +
    '<path d="M64 150h190" stroke="#c8553d" stroke-width="6"/>' +
    circle(250, 174, 6, C.gold),
  'usb-stick': usbStick(122, 130, { scale: 1.35 }) + path('M296 84v92', undefined, 9) + arrow(196, 60, 262, 60),

  // Telephones and codes
  phone: phone(122, 48, text(140, 84, 40, 3)),
  'phone-app': phone(
    122,
    48,
    rect(138, 78, 44, 44, C.deep, 10) +
      path('M150 100l8 8l14-16', undefined, 5).replace('/>', ' stroke="#fff"/>') +
      rect(138, 136, 44, 20, C.gold, 6),
  ),
  'phone-code': phone(64, 48, text(82, 84, 40, 2)) + bubble(162, 66, 124, 60, dots(186, 96, 4, 25, 7)),
  'qr-code':
    frame(
      30,
      58,
      150,
      128,
      [
        [50, 98],
        [98, 98],
        [50, 146],
      ]
        .map(([x, y]) => rect(x, y, 28, 28, C.white, 2) + blot(`M${x + 8} ${y + 8}h12v12h-12z`))
        .join('') +
        blot(
          'M98 140h10v10h-10zM116 140h10v10h-10zM108 152h10v10h-10zM122 160h10v10h-10zM138 98h10v10h-10zM146 116h10v10h-10zM98 164h10v8h-10z',
        ),
    ) + phone(210, 52, path('M226 90v-10h12M272 90v-10h-12M226 128v10h12M272 128v10h-12', undefined, 5)),
  call:
    at(160, 120, path('M-62-40c0 62 40 102 102 102l18-34l-34-22l-18 14c-18-8-28-20-36-36l14-18l-22-34z', C.deep)) +
    path('M206 66c16 6 26 18 30 34M214 40c26 10 42 28 48 54', undefined, 6),
  email:
    envelope(70, 78, 150, 98) +
    circle(232, 78, 34, C.teal) +
    path(
      'M232 78m-13 0a13 13 0 1 0 26 0a13 13 0 1 0-26 0M245 66v16c0 12 14 10 14-6c0-34-54-36-54 2c0 34 30 34 42 26',
      undefined,
      4,
    ),
  envelope: envelope(76, 66, 168, 112),
  letter: envelope(60, 110, 168, 96) + sheet(86, 30, 116, 120, 4) + path('M60 206v-96l84 52l84-52v96z', C.teal),
  mailbox:
    path('M150 200v34', undefined, 12) +
    path('M70 198v-74a44 44 0 0 1 44-44h96a44 44 0 0 1 44 44v74z', C.deep) +
    path('M114 80a44 44 0 0 1 44 44v74', undefined, 4) +
    rect(84, 118, 58, 40, C.white, 4) +
    path('M86 122l27 20l27-20', undefined, 3) +
    path('M226 120v-52h34v20h-30', C.red),

  // Keys, papers, safety
  key: key(146, 120, { scale: 1.25 }),
  keys:
    key(150, 76, { turn: -8 }) + key(150, 138, { turn: 6, fill: C.teal }) + key(150, 196, { turn: -4, fill: C.skin }),
  lock: padlock(160, 124, 1.6),
  safe:
    rect(74, 42, 172, 150, C.grey, 12) +
    rect(92, 60, 136, 114, C.teal, 6) +
    circle(160, 117, 34, C.white) +
    path('M160 83v68M126 117h68M160 117', undefined, 6) +
    path('M96 192v18M224 192v18', undefined, 10),
  shield:
    path('M160 34l80 26v52c0 48-34 78-80 96c-46-18-80-48-80-96V60z', C.teal) +
    '<path d="M124 118l26 26l48-56" stroke-width="12"/>',
  form:
    sheet(92, 28, 136, 184, 0) +
    [76, 116, 156].map((y) => rect(112, y, 22, 22, C.white, 4) + path(`M148 ${y + 12}h60`)).join('') +
    path('M116 88l6 6l12-14M116 128l6 6l12-14', undefined, 5),
  list:
    sheet(92, 28, 136, 184, 0) +
    [82, 122, 162].map((y, i) => circle(122, y, 11, [C.gold, C.teal, C.skin][i]) + path(`M148 ${y}h58`)).join(''),
  document: sheet(100, 30, 124, 172, 6),
  'pdf-page':
    faint(sheet(124, 22, 112, 150, 0)) +
    sheet(104, 38, 112, 150, 2) +
    rect(78, 126, 100, 44, C.red, 8) +
    '<path d="M98 158v-20h8a6 6 0 0 1 0 12h-8M124 138v20h4c14 0 14-20 0-20zM152 158v-20h12M152 148h10" stroke="#fff" stroke-width="4"/>',
  'session-end':
    frame(30, 46, 130, 96, no(95, 102, 0.9)) +
    reader(120, 166, { cable: false }) +
    eidUpright(195, 94, { scale: 0.8 }) +
    arrow(270, 132, 270, 56),

  // Photographs
  'photo-letter': photographed(dashed('M120 100l52-10M120 140l52 40')),
  'photo-light': photographed(sun(150, 44, 18)),
  'light-good':
    rect(196, 22, 104, 92, C.teal, 4) +
    path('M248 22v92M196 68h104') +
    sun(272, 48, 12) +
    sheet(66, 92, 112, 128, 4) +
    yes(56, 66),
  'light-glare':
    sheet(104, 34, 124, 172, 6) +
    star(178, 96, 48) +
    blot('M160 96a18 18 0 1 0 36 0a18 18 0 1 0-36 0', C.white) +
    no(262, 186),
  'light-shadow':
    sheet(104, 34, 124, 172, 6) +
    '<path d="M88 226c6-60 40-66 60-110c10-20 30-16 28 4l-10 34c22 0 38 20 44 72z" fill="#0f3d44" fill-opacity=".55" stroke="none"/>' +
    no(262, 60),
  blur:
    faint(sheet(94, 28, 124, 172, 5)) +
    sheet(106, 36, 124, 172, 0) +
    [78, 102, 126, 150]
      .map((y) => `<path d="M122 ${y}q12-10 24 0t24 0t24 0" stroke-width="7" opacity=".5"/>`)
      .join('') +
    no(266, 60),
  'crop-corners':
    path('M94 52l126 14l10 132l-146-8z', C.white) +
    text(116, 94, 84, 4, 22) +
    [
      [94, 52],
      [220, 66],
      [230, 198],
      [84, 190],
    ]
      .map(([x, y]) => circle(x, y, 13, C.gold))
      .join(''),

  // People and places
  trainer:
    laptop(140, 92, text(176, 122, 76, 2)) +
    person(86, 60, { coat: C.gold, scale: 1.2 }) +
    person(150, 118, { coat: C.deep, scale: 0.8, hair: false }),
  administrator:
    person(110, 56, { scale: 1.3 }) +
    at(
      238,
      96,
      path(
        'M-12-52h24l4 16l15 7l15-8l12 20l-12 12v14l12 12l-12 20l-15-8l-15 7l-4 16h-24l-4-16l-15-7l-15 8l-12-20l12-12v-14l-12-12l12-20l15 8l15-7z',
        C.grey,
      ) + circle(0, 2, 18, C.ground),
      { scale: 0.85 },
    ),
  commune: townHall(75, 52),
  counter:
    person(108, 40, { scale: 1.05, coat: C.gold }) +
    rect(24, 160, 272, 60, C.deep, 6) +
    eid(212, 140, { scale: 0.55 }) +
    path('M24 160h272', undefined, 7),
  question: bubble(
    84,
    46,
    152,
    124,
    '<path d="M138 92c0-32 46-28 44 0c-2 18-22 16-22 36M160 148v1" stroke-width="11"/>',
  ),

  // States
  success: circle(160, 120, 78, C.deep) + '<path d="M120 124l28 28l54-64" stroke="#fff" stroke-width="16"/>',
  done: sheet(84, 34, 124, 168, 5) + yes(214, 174, 1.4),
  waiting:
    path('M112 38h96M112 202h96', undefined, 10) +
    path('M122 42c0 52 30 56 38 78c8-22 38-26 38-78zM122 198c0-52 30-56 38-78c8 22 38 26 38 78z', C.white) +
    blot('M138 76h44c-6 18-18 22-22 34c-4-12-16-16-22-34zM134 194c4-24 18-28 26-40c8 12 22 16 26 40z', C.gold),
  clock: clock(160, 120, 78, 'M0 0V-50M0 0h34'),
  practice:
    person(96, 78, { coat: C.gold }) +
    rect(160, 36, 130, 96, C.night, 6) +
    '<path d="M180 62h72M180 84h90M180 106h50" stroke="#fff"/>' +
    path('M190 132l-14 68M260 132l14 68'),

  // Home
  'home-check': eidUpright(120, 96, { scale: 0.95 }) + reader(46, 150) + yes(248, 80, 1.4),
  'home-guide':
    path('M84 226c-10-54 84-40 76-90c-4-28-40-26-40-58', undefined, 12) +
    dashed('M84 226c-10-54 84-40 76-90') +
    path('M196 36v150', undefined, 7) +
    path('M166 52h80l22 20l-22 20h-80z', C.gold) +
    path('M226 108h-66l-20 18l20 18h66z', C.teal),
  'home-document':
    faint(sheet(56, 62, 80, 106, 3)) +
    sheet(78, 74, 80, 106, 3) +
    arrow(168, 128, 206, 128) +
    sheet(214, 62, 90, 124, 4) +
    rect(226, 146, 60, 26, C.red, 6),
};
