"""Diary texts of the made trips."""

KEGEN_TEXT = """\
We folded back the felt of the yurt at half past five and found the saddles white with frost. The
valley lay under mist, and the road to the border ran into it without a sign of where it would come
out. Ida wore both pairs of gloves.

The post opens at eight and shuts at dusk. There is a barrier, there are two containers, and some
way off among the thistles stands a privy of roofing tin that leans when the wind does. Forty cars
had come before us. A soldier looked down the line, looked at the bicycles, and waved us past all of
them; nobody hooted.

On the far side a young customs man wished to see everything we own. Eleven bags, one after the
other, down to the tent pegs and the bag of spare bolts. He was *polite* and he was **thorough**,
and it took him an hour and a quarter. Cameras stay in the bag here, so there is no picture of any
of it.

Then the plain opened, and it was full of horses. We counted to three hundred and gave up. The
tarmac comes and goes, the wind was kind, and Kegen, the first town, is thirty-one kilometres from
the barrier.
"""

SHONZHY_TEXT = """\
Away at ten to five, lamps on, because the forecast said forty. For the first hour the cold was
worth having. After the pass the road forgets that it was ever mended: slabs, sand, slabs, and a
headwind that had waited for us behind the last hill.

And then the ground simply stops. The road runs along the edge of the Charyn, and the river has sawn
the plain down to its red boards. We leaned the bicycles on a kilometre stone and said nothing for a
while, which with Ida is rare.

Below lies the steppe, eight hundred metres of descent away and twice as warm. Here the camels came:
five of them, loose, trotting along the verge in front of us as if someone had ordered them for a
film.

## What a hotel can be

Shonzhy has trees, ditches with water in them, and a hotel so clean that we took off our shoes
before the porter asked. Tomas trued the wheel in the bath. Ida asked for "the room with the fan",
was told that all of them have one, and slept before the soup. The list for tomorrow:

- eleven litres of water, four of them frozen
- bread, two melons, salt
- away by half past four, whatever Ida says

> Nobody sells bread before the river, said the cook, and filled the bags.
"""

ZHARKENT_TEXT = """\
No one was on the road but us and the lorries to Khorgos. The wind turned at nine and from then on
it was like riding into the mouth of a bread oven. At the bridge over the Ile the thermometer said
39 °C, and the river was brown and quick and entirely out of reach behind its own reeds.

At three the thermometer in the shade of the handlebar bag said forty-four, and we believed it. We
drank eleven litres between us and none of it came out again. A lorry stopped that we had not asked
to stop. The driver handed down a bottle, frozen hard, said one word, which may have been "crazy",
and drove on.

Twenty minutes later a woman came out of the only house for an hour with tea, bread and white balls
of dried cheese that taste like a salted pebble. Ida ate six. At Koktal there are poplars, and
behind the poplars ditches, and in the ditches children. We lay down among them in our clothes.
Zharkent came up at dusk, all lamps.
"""

REST_TEXT = """\
Slept until nine, all three, for the first time since Karakol. In the evening cool we rode to the
mosque, and for a moment did not see it, because we were looking for a dome. A Chinese master built
it, and gave it what he knew: tiers of upturned eaves, a gate tower like a pagoda, dragons that
decided at the last moment to be leaves.

Around it the bazaar sells everything we lacked: sandals for Ida, a pump washer, apricots by the
bucket.
"""

BUS_TEXT = """\
Between the two posts of Khorgos (Қорғас, 霍尔果斯, قورغاس) lie a few kilometres that nobody may walk or
ride. So the bicycles went under the bus and we went over it, so to speak: off at the Kazakh hall,
on again, off at the Chinese hall with everything we own, on again. On the far side the clocks are
two hours ahead by law and not at all by custom.
"""
