// An unmodified discord.js client that uses the stand-in. It prints "ok" and
// ends with 0 when everything went as it does at Discord.
// Usage: node judge.js URL TOKEN (with discord.js in NODE_PATH)

const { Client, GatewayIntentBits, MessageFlags, ButtonStyle, ComponentType, ApplicationCommandType, ModalBuilder, TextInputBuilder, ActionRowBuilder, TextInputStyle } = require("discord.js");

const [url, token] = process.argv.slice(2);
const client = new Client({
  rest: { api: url + "/api", version: "10" },
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  partials: [1], // channels of direct messages
});

const fail = (error) => {
  console.error(error);
  process.exit(1);
};
process.on("unhandledRejection", fail);
client.on("error", fail);

client.once("clientReady", async () => {
  await client.application.commands.set([
    { name: "ask", description: "Ask", options: [{ type: 3, name: "question", description: "What", required: true, autocomplete: true }] },
    { name: "form", description: "A form" },
    { name: "Find sources", type: ApplicationCommandType.Message },
  ]);
  console.log("ready", client.guilds.cache.size);
});

client.on("interactionCreate", async (i) => {
  if (i.isAutocomplete()) return i.respond([{ name: "a choice of " + i.options.getFocused(), value: "chosen" }]);
  if (i.isMessageContextMenuCommand()) return i.reply({ content: "found: " + i.targetMessage.content, flags: MessageFlags.Ephemeral });
  if (i.isModalSubmit()) return i.reply("form: " + i.fields.getTextInputValue("text"));
  if (i.isButton()) {
    await i.deferUpdate();
    await i.editReply({ content: "pressed by " + i.member.user.username, components: [] });
    return;
  }
  if (i.commandName === "form") {
    const text = new TextInputBuilder().setCustomId("text").setLabel("Text").setStyle(TextInputStyle.Short);
    return i.showModal(new ModalBuilder().setCustomId("form").setTitle("Form").addComponents(new ActionRowBuilder().addComponents(text)));
  }
  await i.deferReply();
  const button = { type: ComponentType.Button, style: ButtonStyle.Primary, label: "Press", custom_id: "press" };
  const reply = await i.editReply({ content: "asked: " + i.options.getString("question"), components: [{ type: ComponentType.ActionRow, components: [button] }], files: [{ attachment: Buffer.from("text"), name: "a.txt" }] });
  const again = await i.fetchReply();
  if (again.id !== reply.id || again.attachments.size !== 1) fail(new Error("fetched another message"));
  await i.followUp("more");
});

client.on("messageCreate", async (m) => {
  if (!m.author.bot) await m.reply("you said: " + m.content);
});

client.on("shardResume", () => console.log("resumed"));
client.login(token).catch(fail);
